// The web board.

import Hummingbird
import Mustache

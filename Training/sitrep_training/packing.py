"""Files that ship: tensors with their texts, and a card beside them of what they were taught on and how they scored."""
import json
import os

import numpy
from safetensors.numpy import save_file


def write(path, tensors, texts):
    """Saves tensors with the header in one order, so that the same weights are the same file."""
    save_file({k: numpy.ascontiguousarray(v) for k, v in tensors.items()}, path, metadata=texts)
    with open(path, "r+b") as f:
        size = int.from_bytes(f.read(8), "little")
        header = json.loads(f.read(size))
        f.seek(8)
        f.write(json.dumps(header, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode("utf-8").ljust(size))
    os.chmod(path, 0o644)


def write_card(path, card):
    """Writes the card of a file beside it."""
    card = card | {"file": os.path.basename(path), "bytes": os.path.getsize(path)}
    with open(os.path.splitext(path)[0] + ".json", "w") as f:
        json.dump(card, f, indent=2, sort_keys=True)
        f.write("\n")
    print(card["bytes"], "bytes")

// The parts of lexbor that intake uses: the HTML parser, its tree, and the web's character encodings.
#ifndef SITREP_CLEXBOR_SHIM_H
#define SITREP_CLEXBOR_SHIM_H

#include <lexbor/core/base.h>
#include <lexbor/dom/dom.h>
#include <lexbor/encoding/encoding.h>
#include <lexbor/html/html.h>
#include <lexbor/tag/const.h>

#endif

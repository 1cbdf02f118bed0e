// Products of 8-bit integers: the same sums on every machine, by whichever instructions it has.
#ifndef SITREP_INTEGER_PRODUCTS_H
#define SITREP_INTEGER_PRODUCTS_H

#include <stddef.h>
#include <stdint.h>

/// Outputs are computed this many at a time; rooms for packed weights are made for multiples of it.
enum { SITREP_PANEL = 16 };
/// Inputs are read this many at a time.
enum { SITREP_STEP = 4 };
/// A number q from -127 to 127 is held as q + 128, so that rows are unsigned.
enum { SITREP_ZERO = 128 };

/// What becomes of the results, as a sum.
enum {
    SITREP_WRITE = 0,
    /// They are added to what is there; else they are written.
    SITREP_ADD = 1,
    /// Results below 0 count as 0.
    SITREP_POSITIVE = 2,
};

/// Instructions that products can be computed by, from the plainest.
typedef enum { SITREP_PORTABLE = 0, SITREP_AVX2 = 1, SITREP_VNNI = 2 } sitrep_instructions;

/// The best instructions of this machine.
sitrep_instructions sitrep_best_instructions(void);

/// Bytes of packed weights for this many inputs (a multiple of SITREP_STEP) and outputs.
size_t sitrep_packed_size(size_t inputs, size_t outputs);

/// Packs `weights`, outputs by inputs when `by_output`, else inputs by outputs. `corrections` gets, for each output up to the next
/// multiple of SITREP_PANEL, what the rows' offset of SITREP_ZERO adds to its sums, negated.
void sitrep_pack(
    const int8_t *weights, size_t inputs, size_t outputs, int by_output, int8_t *packed, int32_t *corrections);

/// y[r][n] = (sum over k of row[r][k] * weight[k][n]) * row_scale * scales[n] + bias[n]
///
/// Rows are `inputs` bytes each; `row_scales` holds one number a row, or one for all when `shares_scale`. `scales` and `bias` have a
/// multiple of SITREP_PANEL numbers. `y` has rows of `stride` floats, of which the first `outputs` are touched.
void sitrep_multiply(
    sitrep_instructions instructions, const uint8_t *rows, size_t count, size_t inputs, const float *row_scales,
    int shares_scale, const int8_t *packed, const int32_t *corrections, const float *scales, const float *bias,
    size_t outputs, float *y, size_t stride, int result);

/// Rows of `width` floats, a multiple of SITREP_PANEL, brought to mean 0 and variance 1 and rounded to multiples of `scale`.
void sitrep_normalize(
    sitrep_instructions instructions, const float *x, size_t count, size_t width, float scale, uint8_t *rows);

/// Rows of `width` floats, a multiple of 8, rounded to 127ths of the largest number in each.
void sitrep_round(
    sitrep_instructions instructions, const float *x, size_t count, size_t width, uint8_t *rows, float *row_scales);

#endif

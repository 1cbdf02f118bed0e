// Sums of integers are exact, and floats are added in one fixed order, so that all variants give the same bytes.
#include "integer_products.h"
#include <math.h>
#include <string.h>

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__)
#include <immintrin.h>
#define SITREP_X86 1
#define AVX2 __attribute__((target("avx2")))
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))
#endif
#define INLINE static inline __attribute__((always_inline))

enum { LARGEST = 127, LANES = 16, ROWS_AT_ONCE = 6, PANELS_AT_ONCE = 4 };

sitrep_instructions sitrep_best_instructions(void) {
#if SITREP_X86
    __builtin_cpu_init();
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
        return SITREP_VNNI;
    if (__builtin_cpu_supports("avx2")) return SITREP_AVX2;
#endif
    return SITREP_PORTABLE;
}

static size_t panels_of(size_t outputs) { return (outputs + SITREP_PANEL - 1) / SITREP_PANEL; }

size_t sitrep_packed_size(size_t inputs, size_t outputs) { return panels_of(outputs) * SITREP_PANEL * inputs; }

// A panel holds, for each step of inputs, that step's weights of its outputs side by side.
void sitrep_pack(
    const int8_t *weights, size_t inputs, size_t outputs, int by_output, int8_t *packed, int32_t *corrections) {
    memset(packed, 0, sitrep_packed_size(inputs, outputs));
    memset(corrections, 0, panels_of(outputs) * SITREP_PANEL * sizeof(int32_t));
    for (size_t n = 0; n < outputs; n++) {
        int8_t *panel = packed + n / SITREP_PANEL * SITREP_PANEL * inputs + n % SITREP_PANEL * SITREP_STEP;
        int32_t sum = 0;
        for (size_t k = 0; k < inputs; k++) {
            int8_t w = by_output ? weights[n * inputs + k] : weights[k * outputs + n];
            panel[k / SITREP_STEP * SITREP_STEP * SITREP_PANEL + k % SITREP_STEP] = w;
            sum += w;
        }
        corrections[n] = -SITREP_ZERO * sum;
    }
}

// MARK: - From sums to results

/// Where the results of a panel go, and how they are scaled.
typedef struct {
    const float *scales, *bias;
    float row_scale;
    float *y;
    size_t count;
    int result;
} target;

INLINE void finish(const int32_t *sums, target t) {
    for (size_t n = 0; n < t.count; n++) {
        float value = (float)sums[n] * t.row_scale * t.scales[n] + t.bias[n];
        if (t.result & SITREP_POSITIVE && !(value > 0)) value = 0;
        t.y[n] = t.result & SITREP_ADD ? t.y[n] + value : value;
    }
}

/// The arguments of a product.
typedef struct {
    const uint8_t *rows;
    size_t count, inputs;
    const float *row_scales;
    int shares_scale;
    const int8_t *packed;
    const int32_t *corrections;
    const float *scales, *bias;
    size_t outputs;
    float *y;
    size_t stride;
    int result;
} product;

INLINE target target_of(const product *p, size_t row, size_t panel) {
    size_t first = panel * SITREP_PANEL;
    size_t left = p->outputs - first;
    return (target){
        p->scales + first, p->bias + first, p->row_scales[p->shares_scale ? 0 : row], p->y + row * p->stride + first,
        left < SITREP_PANEL ? left : SITREP_PANEL, p->result};
}

// MARK: - Portable

static void multiply_portable(const product *p) {
    for (size_t panel = 0; panel < panels_of(p->outputs); panel++) {
        const int8_t *weights = p->packed + panel * SITREP_PANEL * p->inputs;
        for (size_t row = 0; row < p->count; row++) {
            const uint8_t *x = p->rows + row * p->inputs;
            int32_t sums[SITREP_PANEL];
            memcpy(sums, p->corrections + panel * SITREP_PANEL, sizeof sums);
            for (size_t k = 0; k < p->inputs; k += SITREP_STEP) {
                const int8_t *w = weights + k * SITREP_PANEL;
                for (int n = 0; n < SITREP_PANEL; n++)
                    for (int i = 0; i < SITREP_STEP; i++) sums[n] += (int32_t)x[k + i] * w[n * SITREP_STEP + i];
            }
            finish(sums, target_of(p, row, panel));
        }
    }
}

#if SITREP_X86
// MARK: - AVX2: pairs of 16-bit products

enum { QUARTERS = 4, ROWS_OF_PAIRS = 2 };

AVX2 INLINE __m256i four_inputs(const uint8_t *x) {
    int32_t four;
    memcpy(&four, x, sizeof four);
    return _mm256_cvtepu8_epi16(_mm_set1_epi32(four));
}

AVX2 INLINE void panel_avx2(const product *p, size_t panel, size_t row, int rows) {
    const int8_t *weights = p->packed + panel * SITREP_PANEL * p->inputs;
    __m256i pairs[ROWS_OF_PAIRS][QUARTERS];
    for (int r = 0; r < rows; r++)
        for (int q = 0; q < QUARTERS; q++) pairs[r][q] = _mm256_setzero_si256();
    for (size_t k = 0; k < p->inputs; k += SITREP_STEP) {
        const int8_t *w = weights + k * SITREP_PANEL;
        __m256i x[ROWS_OF_PAIRS];
        for (int r = 0; r < rows; r++) x[r] = four_inputs(p->rows + (row + r) * p->inputs + k);
        for (int q = 0; q < QUARTERS; q++) {
            __m256i quarter = _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(w + 16 * q)));
            for (int r = 0; r < rows; r++) pairs[r][q] = _mm256_add_epi32(pairs[r][q], _mm256_madd_epi16(x[r], quarter));
        }
    }
    for (int r = 0; r < rows; r++) {
        int32_t halves[2 * SITREP_PANEL], sums[SITREP_PANEL];
        for (int q = 0; q < QUARTERS; q++) _mm256_storeu_si256((__m256i *)(halves + 8 * q), pairs[r][q]);
        for (int n = 0; n < SITREP_PANEL; n++)
            sums[n] = p->corrections[panel * SITREP_PANEL + n] + halves[2 * n] + halves[2 * n + 1];
        finish(sums, target_of(p, row + r, panel));
    }
}

AVX2 static void multiply_avx2(const product *p) {
    for (size_t panel = 0; panel < panels_of(p->outputs); panel++) {
        size_t row = 0;
        for (; row + ROWS_OF_PAIRS <= p->count; row += ROWS_OF_PAIRS) panel_avx2(p, panel, row, ROWS_OF_PAIRS);
        for (; row < p->count; row++) panel_avx2(p, panel, row, 1);
    }
}

// MARK: - AVX-512 VNNI: four products a lane

VNNI INLINE void store_vnni(const product *p, size_t row, size_t panel, __m512i sum) {
    target t = target_of(p, row, panel);
    __mmask16 lanes = t.count == SITREP_PANEL ? (__mmask16)0xFFFF : (__mmask16)((1u << t.count) - 1);
    __m512 value = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_set1_ps(t.row_scale));
    value = _mm512_mul_ps(value, _mm512_maskz_loadu_ps(lanes, t.scales));
    value = _mm512_add_ps(value, _mm512_maskz_loadu_ps(lanes, t.bias));
    if (t.result & SITREP_POSITIVE) value = _mm512_max_ps(value, _mm512_setzero_ps());
    if (t.result & SITREP_ADD) value = _mm512_add_ps(_mm512_maskz_loadu_ps(lanes, t.y), value);
    _mm512_mask_storeu_ps(t.y, lanes, value);
}

VNNI INLINE void tile_vnni(const product *p, size_t panel, int panels, size_t row, int rows) {
    __m512i sums[ROWS_AT_ONCE][PANELS_AT_ONCE];
    const int8_t *weights = p->packed + panel * SITREP_PANEL * p->inputs;
    for (int n = 0; n < panels; n++) {
        __m512i start = _mm512_loadu_si512(p->corrections + (panel + n) * SITREP_PANEL);
        for (int r = 0; r < rows; r++) sums[r][n] = start;
    }
    for (size_t k = 0; k < p->inputs; k += SITREP_STEP) {
        __m512i w[PANELS_AT_ONCE];
        for (int n = 0; n < panels; n++)
            w[n] = _mm512_loadu_si512(weights + (size_t)n * SITREP_PANEL * p->inputs + k * SITREP_PANEL);
        for (int r = 0; r < rows; r++) {
            int32_t four;
            memcpy(&four, p->rows + (row + r) * p->inputs + k, sizeof four);
            __m512i x = _mm512_set1_epi32(four);
            for (int n = 0; n < panels; n++) sums[r][n] = _mm512_dpbusd_epi32(sums[r][n], x, w[n]);
        }
    }
    for (int r = 0; r < rows; r++)
        for (int n = 0; n < panels; n++) store_vnni(p, row + r, panel + n, sums[r][n]);
}

// Constant sizes, so that sums stay in registers.
VNNI INLINE void rows_vnni(const product *p, size_t panel, int panels) {
    size_t row = 0;
    for (; row + ROWS_AT_ONCE <= p->count; row += ROWS_AT_ONCE) tile_vnni(p, panel, panels, row, ROWS_AT_ONCE);
    switch (p->count - row) {
    case 5: tile_vnni(p, panel, panels, row, 5); break;
    case 4: tile_vnni(p, panel, panels, row, 4); break;
    case 3: tile_vnni(p, panel, panels, row, 3); break;
    case 2: tile_vnni(p, panel, panels, row, 2); break;
    case 1: tile_vnni(p, panel, panels, row, 1); break;
    default: break;
    }
}

VNNI static void multiply_vnni(const product *p) {
    size_t panels = panels_of(p->outputs), panel = 0;
    for (; panel + PANELS_AT_ONCE <= panels; panel += PANELS_AT_ONCE) rows_vnni(p, panel, PANELS_AT_ONCE);
    switch (panels - panel) {
    case 3: rows_vnni(p, panel, 3); break;
    case 2: rows_vnni(p, panel, 2); break;
    case 1: rows_vnni(p, panel, 1); break;
    default: break;
    }
}
#endif

void sitrep_multiply(
    sitrep_instructions instructions, const uint8_t *rows, size_t count, size_t inputs, const float *row_scales,
    int shares_scale, const int8_t *packed, const int32_t *corrections, const float *scales, const float *bias,
    size_t outputs, float *y, size_t stride, int result) {
    product p = {rows, count, inputs, row_scales, shares_scale, packed, corrections, scales, bias, outputs, y, stride, result};
#if SITREP_X86
    if (instructions == SITREP_VNNI) return multiply_vnni(&p);
    if (instructions == SITREP_AVX2) return multiply_avx2(&p);
#endif
    multiply_portable(&p);
}

// MARK: - From floats to rows

INLINE float total(const float *lanes) {
    float sum = 0;
    for (int i = 0; i < LANES; i++) sum += lanes[i];
    return sum;
}

INLINE uint8_t rounded(float x) {
    x = x > LARGEST ? LARGEST : x < -LARGEST ? -LARGEST : x;
    // Adding this leaves the nearest whole number, ties to even, in the low bits.
    float moved = x + 12582912.0f;
    int32_t bits;
    memcpy(&bits, &moved, sizeof bits);
    return (uint8_t)(bits + SITREP_ZERO);
}

INLINE void normalize_body(const float *x, size_t count, size_t width, float scale, uint8_t *rows) {
    for (size_t r = 0; r < count; r++, x += width, rows += width) {
        float lanes[LANES] = {0};
        for (size_t k = 0; k < width; k += LANES)
            for (int i = 0; i < LANES; i++) lanes[i] += x[k + i];
        float mean = total(lanes) / (float)width;
        float squares[LANES] = {0};
        for (size_t k = 0; k < width; k += LANES)
            for (int i = 0; i < LANES; i++) squares[i] += (x[k + i] - mean) * (x[k + i] - mean);
        float ratio = 1 / (sqrtf(total(squares) / (float)width + 1e-5f) * scale);
        for (size_t k = 0; k < width; k++) rows[k] = rounded((x[k] - mean) * ratio);
    }
}

INLINE void round_body(const float *x, size_t count, size_t width, uint8_t *rows, float *row_scales) {
    for (size_t r = 0; r < count; r++, x += width, rows += width) {
        float lanes[8] = {0};
        for (size_t k = 0; k < width; k += 8)
            for (int i = 0; i < 8; i++) {
                float size = fabsf(x[k + i]);
                lanes[i] = lanes[i] > size ? lanes[i] : size;
            }
        float most = 1e-8f;
        for (int i = 0; i < 8; i++) most = most > lanes[i] ? most : lanes[i];
        row_scales[r] = most / LARGEST;
        float ratio = LARGEST / most;
        for (size_t k = 0; k < width; k++) rows[k] = rounded(x[k] * ratio);
    }
}

#if SITREP_X86
AVX2 static void normalize_avx2(const float *x, size_t count, size_t width, float scale, uint8_t *rows) {
    normalize_body(x, count, width, scale, rows);
}
VNNI static void normalize_vnni(const float *x, size_t count, size_t width, float scale, uint8_t *rows) {
    normalize_body(x, count, width, scale, rows);
}
AVX2 static void round_avx2(const float *x, size_t count, size_t width, uint8_t *rows, float *row_scales) {
    round_body(x, count, width, rows, row_scales);
}
VNNI static void round_vnni(const float *x, size_t count, size_t width, uint8_t *rows, float *row_scales) {
    round_body(x, count, width, rows, row_scales);
}
#endif

void sitrep_normalize(
    sitrep_instructions instructions, const float *x, size_t count, size_t width, float scale, uint8_t *rows) {
#if SITREP_X86
    if (instructions == SITREP_VNNI) return normalize_vnni(x, count, width, scale, rows);
    if (instructions == SITREP_AVX2) return normalize_avx2(x, count, width, scale, rows);
#endif
    normalize_body(x, count, width, scale, rows);
}

void sitrep_round(
    sitrep_instructions instructions, const float *x, size_t count, size_t width, uint8_t *rows, float *row_scales) {
#if SITREP_X86
    if (instructions == SITREP_VNNI) return round_vnni(x, count, width, rows, row_scales);
    if (instructions == SITREP_AVX2) return round_avx2(x, count, width, rows, row_scales);
#endif
    round_body(x, count, width, rows, row_scales);
}

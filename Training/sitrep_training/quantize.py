"""Numbers as the shipped reader holds them: 8-bit integers times a scale."""
import torch

LARGEST = 127
# Normalised rows are cut at this many standard deviations.
ROW_LIMIT = 6.0
ROW_SCALE = ROW_LIMIT / LARGEST


class _Round(torch.autograd.Function):
    """Rounds to whole numbers within -127 … 127; gradients pass where nothing was cut."""

    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x.abs() <= LARGEST)
        return x.round().clamp_(-LARGEST, LARGEST)

    @staticmethod
    def backward(ctx, gradient):
        return gradient * ctx.saved_tensors[0]


def fixed(x):
    """Normalised rows, whose scale is the same for all."""
    return _Round.apply(x / ROW_SCALE) * ROW_SCALE


def by_row(x):
    """Rows with a scale each, from the largest number in them."""
    scale = x.detach().abs().amax(-1, keepdim=True).clamp(min=1e-8) / LARGEST
    return _Round.apply(x / scale) * scale


def by_output(weight):
    """A weight matrix, outputs by inputs, with a scale for each output."""
    return by_row(weight)


class Linear(torch.nn.Linear):
    """y = x W + b with the weights held as 8-bit integers."""

    def forward(self, x):
        return torch.nn.functional.linear(x, by_output(self.weight), self.bias)

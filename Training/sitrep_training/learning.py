"""Steps of learning that the teacher and the reader share."""
import copy
import math
import time

import torch


class Learner:
    """An optimizer with warm-up and a falling rate, and an average of the weights on the way."""

    def __init__(self, model, groups, steps, decay=0.01, warm_up=0.1, average=None, precision=None):
        self.model, self.steps, self.done = model, steps, 0
        self.optimizer = torch.optim.AdamW(groups, weight_decay=decay, betas=(0.9, 0.98))
        warm = max(1, int(warm_up * steps))
        rate = lambda s: min(1, (s + 1) / warm) * (0.5 + 0.5 * math.cos(math.pi * min(1, s / steps)))
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, rate)
        self.share = average
        self.average = copy.deepcopy(model).eval() if average else model
        self.precision = precision
        self.began = time.time()

    def step(self, loss_of):
        self.model.train()
        device = next(self.model.parameters()).device.type
        with torch.autocast(device, torch.bfloat16, enabled=self.precision == "bfloat16"):
            loss = loss_of()
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 2.0)
        self.optimizer.step()
        self.schedule.step()
        self.done += 1
        if self.share:
            # Early weights are soon forgotten.
            share = min(self.share, self.done / (self.done + 10))
            with torch.no_grad():
                torch._foreach_lerp_(list(self.average.parameters()), list(self.model.parameters()), 1 - share)
        return loss.detach()

    @property
    def minutes(self):
        return round((time.time() - self.began) / 60, 2)

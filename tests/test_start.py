"What a run says before its first step: each test is a mistake that a new user made, and what the kit must answer"
import json, os, re, shutil, subprocess, sys
from pathlib import Path
import cv2, numpy as np, pytest, torch
from PIL import Image
from segkit_nb.datasets.town import tinytown
from segkit_nb.tools import cli

ROOT = Path(__file__).resolve().parent.parent

# --- loaders: what cannot be sent to or from a worker -------------------------------------------------------------------
class Lost(int):
    "An index of a class that no other process can find"
    epoch = 0
    def __reduce__(self): return (lambda i: i), (int(self),)

class LostSampler:
    "Gives such indices, as a sampler does whose notebook has ended"
    def __iter__(self): return iter([Lost(0), Lost(1)])
    def __len__(self): return 2

class Numbers(torch.utils.data.Dataset):
    def __init__(self, bad=()): self.bad = bad
    def __len__(self): return 2
    def __getitem__(self, i): return (lambda: i) if i in self.bad else torch.tensor(i)

def test_indices_of_an_unknown_class_reach_the_workers():
    "Today the queue's thread drops such a request, and loader and worker wait for each other for ever"
    from segkit_nb.datasets.loading import build_dataloader
    loader = build_dataloader(dict(dataset=Numbers(), batch_size=1, num_workers=1, timeout=20))
    loader.batch_sampler.batches.sampler = LostSampler()
    assert [b[0].item() for b in loader]==[0, 1]

def test_samples_that_cannot_be_sent_end_the_loop():
    from segkit_nb.datasets.loading import build_dataloader
    loader = build_dataloader(dict(dataset=Numbers(bad=[1]), batch_size=1, num_workers=1, timeout=20))
    with pytest.raises(ValueError, match='cannot be sent') as e: list(loader)
    assert 'num_workers=0' in str(e.value)

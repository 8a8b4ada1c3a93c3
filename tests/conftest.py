"Options and fixtures that the tests share"
import os,random
import pytest
os.environ.setdefault('OMP_NUM_THREADS', '1')

def pytest_configure(config): config.addinivalue_line('markers', 'slow: minutes rather than seconds; `make test-slow` runs it')

@pytest.fixture(autouse=True)
def same_numbers():
    "The same random numbers for a test, whatever ran before it and in whatever order"
    import numpy as np,torch
    random.seed(0); np.random.seed(0); torch.manual_seed(0)

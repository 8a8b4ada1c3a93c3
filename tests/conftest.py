"Options and fixtures that the tests share"
import os
os.environ.setdefault('OMP_NUM_THREADS', '1')
def pytest_configure(config): config.addinivalue_line('markers', 'slow: minutes rather than seconds; `make test-slow` runs it')

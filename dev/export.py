"Export single notebooks: python dev/export.py nbs/room/01_x.ipynb ...; without arguments all of them"
import fcntl, subprocess, sys
from pathlib import Path
root = Path(__file__).resolve().parent.parent

def main(paths):
    with open(root/'.git'/'export.lock', 'w') as lock:          # several authors may work in one checkout
        fcntl.flock(lock, fcntl.LOCK_EX)
        for p in paths:
            new = (s := Path(root/p).read_text(encoding='utf-8')).replace('from segkit_nb.core.testing import', 'from segkit_nb.testing import')
            if new!=s: Path(root/p).write_text(new, encoding='utf-8')
            subprocess.run(['nbdev_clean', '--fname', p], cwd=root, check=True)
            subprocess.run(['nbdev_export', '--path', p], cwd=root, check=True)
        if not paths: subprocess.run(['nbdev_export'], cwd=root, check=True)
        subprocess.run([sys.executable, 'dev/fold.py', *paths], cwd=root, check=True)
        subprocess.run([sys.executable, 'dev/rooms.py'], cwd=root, check=True)

if __name__=='__main__': main(sys.argv[1:])

"Write what tools write: python dev/export.py nbs/room/01_x.ipynb ... for single notebooks; without arguments all, and README.md"
import fcntl, subprocess, sys
from pathlib import Path
root = Path(__file__).resolve().parent.parent
def tool(*cmd): subprocess.run([sys.executable, *cmd] if cmd[0].endswith('.py') else cmd, cwd=root, check=True)

def main(paths):
    git = root/'.git'
    with open((git if git.is_dir() else root)/'export.lock', 'w') as lock:          # several authors may work in one checkout
        fcntl.flock(lock, fcntl.LOCK_EX)
        for p in paths:
            new = (s := (root/p).read_text(encoding='utf-8')).replace('from segkit_nb.core.testing import', 'from segkit_nb.testing import')
            if new!=s: (root/p).write_text(new, encoding='utf-8')
            tool('nbdev_clean', '--fname', p); tool('nbdev_export', '--path', p)
        if not paths: tool('nbdev_clean'); tool('nbdev_export')
        tool('dev/fold.py', *paths); tool('dev/rooms.py')
        if not paths: tool('dev/readme.py')

if __name__=='__main__': main(sys.argv[1:])

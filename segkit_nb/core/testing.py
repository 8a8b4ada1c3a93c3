from segkit_nb.testing import *  # until 17:30 of the session: a shim

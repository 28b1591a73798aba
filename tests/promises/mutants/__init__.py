"""Every mechanism a promise rests on, switched off: a lane counts only if it goes red with its mutant (变异).

Each is a context manager called by its name, kept by room; lanes run with and without, and assert that without the mechanism
the promise is broken.
"""
# ruff: noqa: F403 - one name for all of them: lanes say `mutants.of_what`, processes find one by its name

from tests.promises.mutants.actors import *
from tests.promises.mutants.adjustments import *
from tests.promises.mutants.bad_input import *
from tests.promises.mutants.ballots import *
from tests.promises.mutants.consultation import *
from tests.promises.mutants.diagnosis import *
from tests.promises.mutants.evaluations import *
from tests.promises.mutants.exchange import *
from tests.promises.mutants.feeds import *
from tests.promises.mutants.figures import *
from tests.promises.mutants.files import *
from tests.promises.mutants.findings import *
from tests.promises.mutants.jobs import *
from tests.promises.mutants.journal import *
from tests.promises.mutants.notices import *
from tests.promises.mutants.opinions import *
from tests.promises.mutants.papers import *
from tests.promises.mutants.reviews import *
from tests.promises.mutants.sign_in import *
from tests.promises.mutants.subjects import *
from tests.promises.mutants.surveys import *
from tests.promises.mutants.typings import *
from tests.promises.mutants.who_may import *
from tests.promises.mutants.years import *

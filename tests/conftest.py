"""What holds for every test: properties are searched the same way on every run, and nothing depends on the machine."""

from hypothesis import HealthCheck, settings

settings.register_profile(
    "steady",
    derandomize=True,  # the same examples on every machine, so that a red run can be repeated
    database=None,
    deadline=None,  # a slow machine is no bug
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("long", parent=settings.get_profile("steady"), derandomize=False, max_examples=3000)
settings.load_profile("steady")  # `pytest --hypothesis-profile=long` searches on

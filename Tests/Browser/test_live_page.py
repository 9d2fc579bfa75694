"""The page while parts of the service die under it: it says so, and is live again by itself."""

import os
import re
import signal
import time

import httpx
import pytest
from playwright.sync_api import expect

from harness import await_that, processes
from harness.live import Live

pytestmark = pytest.mark.timed

BACK_WITHIN = 5.0


@pytest.fixture
def page(fragile_pages):
    return fragile_pages.monitor()


def pill(page):
    return page.locator("#live")


def expect_live(page, seconds):
    expect(pill(page)).to_have_attribute("data-state", "live", timeout=seconds * 1000)


def expect_stale(page, seconds=8):
    expect(pill(page)).to_have_text(re.compile(r"Stale since \d\d:\d\d:\d\d"), timeout=seconds * 1000)
    expect(page.get_by_role("heading", level=1)).to_have_text("No news from the service")


def answers(live):
    try:
        return live.count() >= 0
    except httpx.HTTPError:
        return False


def test_the_live_nginx_is_gone_and_comes_back(page, fragile):
    live = Live(fragile)
    with fragile.held_down("live", signal.SIGKILL):
        expect_stale(page, 2)
    await_that(lambda: answers(live), what="the live nginx")
    begun = time.monotonic()
    expect_live(page, BACK_WITHIN)
    print(f"live again after {time.monotonic() - begun:.1f} s")


def test_the_worker_of_the_live_nginx_dies(page, fragile):
    page.evaluate("""() => {
        window.states = [];
        new MutationObserver(([{ target }]) => states.push(target.dataset.state))
            .observe(document.querySelector('#live'), { attributeFilter: ['data-state'] });
    }""")
    worker = Live(fragile).worker()
    os.kill(worker, signal.SIGKILL)
    await_that(lambda: Live(fragile).worker() not in (None, worker), what="another worker")
    page.wait_for_function("() => states.length >= 2", timeout=BACK_WITHIN * 1000)
    assert page.evaluate("states") == ["stale", "live"]


def test_an_open_connection_through_which_nothing_comes_is_not_believed_in(page, fragile):
    with processes.standing_still(Live(fragile).worker()):
        expect_stale(page)
        expect(page.get_by_text("What you see is as of")).to_be_visible()
    expect_live(page, BACK_WITHIN)


def test_a_worker_crashes_and_is_replaced(page, fragile):
    os.kill(fragile.workers()[0], signal.SIGKILL)
    expect(page.get_by_role("status").filter(has_text="crashed")).to_contain_text(
        "A worker process crashed and has been replaced.", timeout=8000)
    # A warning goes by itself.
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#tile-workers")).to_contain_text(re.compile(r"2of 2 · \d+ crash"), timeout=8000)
    expect_live(page, BACK_WITHIN)
    expect(page.get_by_text("has been replaced")).to_have_count(0)


def test_the_database_is_away_and_comes_back(page, fragile):
    with fragile.held_down("mariadb", signal.SIGKILL):
        expect(page.get_by_role("heading", level=1)).to_have_text("The database is away", timeout=10000)
    fragile.await_ready(30)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("Ready for calls|Calls are being answered"), timeout=5000)
    expect_live(page, BACK_WITHIN)


def test_the_front_is_gone_and_comes_back(page, fragile):
    with fragile.held_down("nginx", signal.SIGKILL):
        expect_stale(page, 2)
        page.get_by_label("Restaurant or number").fill("restaurant_id")
        page.get_by_role("button", name="Look up").click()
        expect(page.locator("#outcome")).to_have_text("The service does not answer.")
    fragile.await_ready()
    expect_live(page, BACK_WITHIN)

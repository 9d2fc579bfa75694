"""A recording of two reviewers at the queue, side by side: one decides, the other sees it. Written by script/record.

The browser itself encodes it (MediaRecorder), from the pictures that each page sends as it is drawn.
"""

import base64
import pathlib
import shutil
import sys
import tempfile
import time

from playwright.sync_api import expect, sync_playwright

from harness import Instance
from harness.forms import sign_in
from harness.instance import UNLIMITED
from harness.verification import USERS, Desk

WIDTH, HEIGHT = 960, 720
ENCODE = """
async ({ frames, captions, width, height }) => {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 2 * width, height: height + 40 });
  const context = canvas.getContext('2d');
  context.fillRect(0, 0, canvas.width, canvas.height);
  const chunks = [];
  const recorder = new MediaRecorder(canvas.captureStream(25), { mimeType: 'video/webm', videoBitsPerSecond: 4e6 });
  recorder.ondataavailable = ({ data }) => chunks.push(data);
  const stopped = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  const start = performance.now();
  for (const { at, side, picture } of frames) {
    await new Promise((done) => setTimeout(done, Math.max(0, at - (performance.now() - start))));
    const image = new Image();
    image.src = `data:image/jpeg;base64,${picture}`;
    await image.decode();
    context.drawImage(image, side * width, 40, width, height);
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, 40);
    context.fillStyle = '#fff';
    context.font = '20px sans-serif';
    captions.forEach((caption, place) => context.fillText(caption, place * width + 16, 27));
    context.fillText(`${(at / 1000).toFixed(1)} s`, canvas.width - 80, 27);
  }
  await new Promise((done) => setTimeout(done, 1000));
  recorder.stop();
  await stopped;
  const bytes = new Uint8Array(await new Blob(chunks).arrayBuffer());
  let text = '';
  for (let place = 0; place < bytes.length; place += 32768) {
    text += String.fromCharCode(...bytes.subarray(place, place + 32768));
  }
  return btoa(text);
}
"""


class Camera:
    """Keeps what pages show, and when."""

    def __init__(self):
        self.frames, self.start = [], time.monotonic()

    def film(self, page, side):
        client = page.context.new_cdp_session(page)

        def keep(event):
            at = (time.monotonic() - self.start) * 1000
            self.frames.append({"at": at, "side": side, "picture": event["data"]})
            client.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})

        client.on("Page.screencastFrame", keep)
        client.send("Page.startScreencast", {"format": "jpeg", "quality": 80})


def open_queue(browser, instance, user):
    context = browser.new_context(
        ignore_https_errors=True, base_url=instance.url, locale="en-US", viewport={"width": WIDTH, "height": HEIGHT})
    page = context.new_page()
    page.goto("/sign-in.html")
    sign_in(page, *USERS[user])
    expect(page.locator(".top nav")).to_be_visible()
    page.goto("/requests.html")
    expect(page.locator("#live")).to_have_attribute("data-state", "live")
    return page


def act(decider, watcher, number):
    """One decides, and the other sees it. Returns how long that took, in seconds."""
    for page in (watcher, decider):
        page.get_by_role("searchbox", name="Search requests").fill(number)
        expect(page.locator("table.queue tbody tr")).to_have_count(1)
    status = watcher.locator("table.queue tbody tr .col-status")
    expect(status).to_contain_text("Pending")
    decider.locator("table.queue tbody tr a").click()
    decider.get_by_role("button", name="Approve").first.click()
    form = decider.locator("dialog[open]")
    expect(form).to_be_visible()
    for name, value in (("coverage_percentage", "80"), ("deductible_amount", "500"), ("copay_amount", "25"),
                        ("out_of_pocket_max", "2000")):
        form.locator(f"[name={name}]").press_sequentially(value, delay=60)
    decider.wait_for_timeout(500)
    form.locator("button[type=submit], .primary").last.click()
    begun = time.monotonic()
    expect(status).to_contain_text("Approved")
    took = time.monotonic() - begun
    watcher.wait_for_timeout(2500)
    return took


def main(path):
    with tempfile.TemporaryDirectory() as directory, sync_playwright() as playwright, \
            Instance(pathlib.Path(directory) / "home", **UNLIMITED) as instance, Desk(instance) as desk:
        made = desk.submit()
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"])
        watcher, decider = (open_queue(browser, instance, user) for user in ("ivr", "admin"))
        camera = Camera()
        camera.film(watcher, 0)
        camera.film(decider, 1)
        took = act(decider, watcher, made["ivr_number"])
        encoder = browser.new_page()
        video = encoder.evaluate(ENCODE, {
            "frames": camera.frames, "width": WIDTH, "height": HEIGHT,
            "captions": ["IVR Company, watching", "Administrator, deciding"]})
        pathlib.Path(path).write_bytes(base64.b64decode(video))
        browser.close()
    print(f"{path}: {len(camera.frames)} pictures; seen at the other page {took:.2f} s after the decision was sent")


if __name__ == "__main__":
    main(sys.argv[1])

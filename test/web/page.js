// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// The HTML report in a browser.

/** The page in \p file, and what it complained about or asked the network for. */
export async function open(browser, file, options = {}) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, ...options });
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("dialog", (dialog) => { complaints.push("dialog " + dialog.message()); dialog.dismiss(); });
  page.on("request", (request) => {
    if (!request.url().startsWith("file:")) complaints.push("fetched " + request.url());
  });
  await page.goto("file://" + file);
  return { page, complaints };
}

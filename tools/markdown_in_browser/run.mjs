// Opens every rendering of the security fixtures in a real browser and shows that nothing runs and
// nothing is requested.
//
//   node tools/markdown_in_browser/run.mjs build/dev/bin/platform_text_test
//
// The test program writes the page. Chromium opens it under a policy that allows nothing and only
// reports, so whatever would run does run, and everything that runs or is fetched is counted. Each
// element is then hovered, focused and clicked. A page that does misbehave is opened first: a check
// that sees nothing there would see nothing anywhere.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const misbehaving = `
<p onmouseover="window.seen('hovered')">a</p>
<img src="http://elsewhere.example/a.png" onerror="window.seen('ran')">
<a href="javascript:window.seen('clicked')">b</a>
<style>@import "//elsewhere.example/a.css";</style>
<footer data-renderings="1"></footer>`;

// Runs inside the page, before and after what is on trial.
function watch() {
	const found = [];
	window.seen = (what) => found.push(what);
	for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'eval']) {
		window[name] = () => window.seen(`${name} was called`);
	}
	document.addEventListener('securitypolicyviolation', (event) => {
		if (!event.blockedURI.endsWith('/favicon.ico')) {
			window.seen(`${event.effectiveDirective} ${event.blockedURI}`);
		}
	});
	window.addEventListener('error', (event) => window.seen(`error ${event.message}`));
	window.found = found;
}

async function poke() {
	// Ours would otherwise lead away from the page; a javascript: link is let through.
	document.addEventListener('click', (event) => {
		const link = event.target.closest('a');
		if (link && !/^javascript:/i.test(link.protocol)) event.preventDefault();
	});
	const renderings = document.querySelector('footer[data-renderings]')?.dataset.renderings ?? '0';
	let elements = 0;
	// One at a time on the page: focusing within all of them at once takes a layout of all of them.
	const sections = [...document.body.children];
	document.body.replaceChildren();
	for (const section of sections) {
		document.body.replaceChildren(section);
		for (const element of document.body.querySelectorAll('*')) {
			++elements;
			for (const type of ['mouseover', 'mouseenter', 'pointerdown']) {
				element.dispatchEvent(new MouseEvent(type, { bubbles: true }));
			}
			if (element.tabIndex >= 0) element.focus({ preventScroll: true });
			element.click?.();
			for (const { name } of element.attributes) {
				if (name.startsWith('on')) window.seen(`attribute ${name}`);
			}
		}
	}
	await new Promise((done) => setTimeout(done, 500));
	for (const { name } of performance.getEntriesByType('resource')) {
		if (!name.endsWith('/favicon.ico')) window.seen(`fetched ${name}`);
	}
	const report = { renderings: Number(renderings), elements, found: window.found };
	await fetch('/report', { method: 'POST', body: JSON.stringify(report) });
}

function page(content) {
	const [watching, poking] = [watch, poke].map((fn) => `<script nonce="ours">(${fn})()</script>`);
	return `<!doctype html><meta charset="utf-8">${watching}<body>${content}${poking}`;
}

// What the page reports of itself, and what was asked of any host: all names lead to our server.
async function open_page(browser, content, folder) {
	const requests = [];
	let address;
	let reported;
	const report = new Promise((resolve) => (reported = resolve));
	const server = createServer(async (request, response) => {
		if (request.url === '/page') {
			response.setHeader('Content-Type', 'text/html; charset=utf-8');
			response.setHeader(
				'Content-Security-Policy-Report-Only',
				"default-src 'none'; base-uri 'none'; form-action 'none'; script-src 'nonce-ours'"
			);
			response.end(page(content));
		} else if (request.url === '/report') {
			let text = '';
			for await (const part of request) text += part;
			response.end();
			reported(JSON.parse(text));
		} else {
			// The browser talks to its own maker; the page's requests to others show in its reports.
			const ours = request.headers.host === address || request.headers.referer?.includes(address);
			if (ours && request.url !== '/favicon.ico') requests.push(request.url);
			response.writeHead(404).end();
		}
	});
	await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
	address = `127.0.0.1:${server.address().port}`;
	const flags = [
		'--headless=new',
		'--disable-gpu',
		'--disable-background-networking',
		'--disable-component-update',
		'--no-first-run',
		'--remote-debugging-port=0', // keeps it open until we close it
		`--user-data-dir=${await mkdtemp(join(folder, 'profile-'))}`,
		`--host-resolver-rules=MAP * ${address}, EXCLUDE 127.0.0.1`,
		`http://${address}/page`
	];
	// Chromium's sandbox does not start for root (containers).
	if (process.getuid?.() === 0) flags.unshift('--no-sandbox');
	// Debian's program is a shell script: the browser itself is ended with its whole group.
	const child = spawn(browser, flags, { stdio: 'ignore', detached: true });
	const closed = new Promise((resolve) => child.on('close', resolve));
	const deadline = setTimeout(() => reported(undefined), 120_000);
	try {
		const told = await report;
		if (!told) throw new Error('the page did not come to its end in two minutes');
		return { ...told, requests };
	} finally {
		clearTimeout(deadline);
		process.kill(-child.pid);
		await closed;
		server.close();
		server.closeAllConnections();
	}
}

const [program] = process.argv.slice(2);
if (!program) {
	console.error('usage: run.mjs PATH/TO/platform_text_test');
	process.exit(2);
}
const browser =
	process.env.CHROMIUM ??
	['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (!browser) {
	console.error('no Chromium found: install it, or set CHROMIUM');
	process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'kring-markdown-'));
try {
	const control = await open_page(browser, misbehaving, folder);
	for (const expected of ['hovered', 'ran', 'clicked', 'img-src', 'style-src', 'attribute onmouseover']) {
		if (!control.found.some((what) => what.startsWith(expected))) {
			throw new Error(`the check does not see "${expected}": ${JSON.stringify(control)}`);
		}
	}
	const file = join(folder, 'page.html');
	await run(program, ['--gtest_filter=*is_written_to_a_page_for_a_real_browser'], {
		env: { ...process.env, KRING_MARKDOWN_PAGE: file }
	});
	if (!existsSync(file)) {
		console.log('skipped: no fixtures to render');
		process.exit(process.env.CI === 'true' ? 1 : 0);
	}
	const result = await open_page(browser, await readFile(file, 'utf8'), folder);
	const bad = [...result.found, ...result.requests.map((url) => `requested ${url}`)];
	if (result.renderings === 0) bad.push('nothing was rendered');
	for (const what of bad.slice(0, 20)) console.error(what);
	console.log(
		`${result.renderings} renderings, ${result.elements} elements: ${bad.length} ran or were requested`
	);
	process.exitCode = bad.length === 0 ? 0 : 1;
} finally {
	await rm(folder, { recursive: true, force: true });
}

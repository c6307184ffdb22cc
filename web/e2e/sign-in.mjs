/**
 * How the page walker signs in here, chooses a language, and opens what a page shows only after a press. A role is
 * who looks and what they press, one thing after the other, as soon as it is there: nothing where a page itself
 * takes the focus to a field.
 */
export const origin = new URL(process.env.KRING_URL ?? 'http://localhost:8080').origin;

const first_menu = 'main [aria-haspopup=menu]';
const entry = (number) => `:popover-open [role=menuitem]:nth-of-type(${number})`;

const roles = {
	'signed-in': { who: 'member' },
	administrator: { who: 'administrator' },
	typing: { who: 'member', presses: [] },
	leaving: { who: 'second', presses: ['main .button.quiet:not(a)'] },
	'member-menu': { who: 'member', presses: [first_menu] },
	removing: { who: 'member', presses: [first_menu, entry(2)] },
	'signing-out': { who: 'member', presses: ['[aria-labelledby=devices] > div > .button'] },
	declining: { who: 'member', presses: ['[aria-labelledby=requests] .button.outline'] },
	'question-menu': { who: 'member', presses: [first_menu] },
	editing: { who: 'member', presses: [first_menu, entry(1)] },
	revisions: { who: 'member', presses: ['main article button[title]'] },
	commenting: { who: 'administrator', presses: ['main article .foot button[aria-expanded=false]'] },
	'choosing-themes': { who: 'member', presses: [first_menu, entry(4)] },
	'withdrawing-own': { who: 'member', presses: [first_menu, entry(3)] },
	merging: { who: 'member', presses: [first_menu, entry(2)] },
	filtering: { who: 'member', presses: ['main .narrow .button.outline'] },
	'second-step': { who: 'member', presses: ['[aria-labelledby=second-step] .button.outline'] },
	inviting: { who: 'administrator', presses: ['main form button[type=submit]'] },
	'invitation-menu': { who: 'administrator', presses: [first_menu] },
	revealing: { who: 'administrator', presses: ['main li button[title]'] },
	'taking-along': { who: 'administrator', presses: ['main section header .button.outline'] },
	withdrawing: { who: 'administrator', presses: [first_menu, entry(2)] }
};

export const opens = (role) => Boolean(roles[role]?.presses);

async function session_of({ email, password }) {
	const answer = await fetch(`${origin}/api/v1/session`, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', Origin: origin },
		body: JSON.stringify({ email, password })
	});
	if (!answer.ok) throw new Error(`${email} cannot sign in: ${await answer.text()}`);
	const [name, value] = answer.headers.get('set-cookie').split(';')[0].split('=');
	return { name, value, administrator: (await answer.json()).administrator };
}

/** Sessions of whom the demo organisation lends: somebody, somebody else, and who keeps the hub. */
export async function sessions() {
	const { demo_people = [] } = await (await fetch(`${origin}/api/v1/organisation`)).json();
	const all = [];
	for (const person of demo_people) all.push(await session_of(person));
	const [member, second] = all.filter(({ administrator }) => !administrator);
	return { member, second, administrator: all.find(({ administrator }) => administrator) };
}

export async function signIn(page, role) {
	const { name, value } = (await sessions())[roles[role].who];
	await page.context().addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

/** Runs in the page: presses what these name, each as soon as it can be seen. */
function press(selectors) {
	const left = [...selectors];
	const look = () => {
		const element = left[0] && document.querySelector(left[0]);
		if (!element?.checkVisibility()) return;
		left.shift();
		element.click();
	};
	new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
	document.addEventListener('toggle', look, true);
}

/**
 * Language and look belong to the account, and one account is walked in several at once: what the session says
 * about them is replaced on its way to the page. Before signing in, this device's own choice counts.
 */
export async function prepare(context, { role, language }) {
	await context.addInitScript((chosen) => {
		localStorage.setItem('language', chosen);
		delete Navigator.prototype.serviceWorker;
	}, language);
	const presses = roles[role]?.presses;
	if (presses) await context.addInitScript(press, presses);
	await context.route('**/api/v1/session', async (route) => {
		if (route.request().method() !== 'GET') return route.fallback();
		const response = await route.fetch();
		if (!response.ok()) return route.fulfill({ response });
		await route.fulfill({ response, json: { ...(await response.json()), language, look: 'system' } });
	});
}

/** How the page walker signs in and chooses a language here (see routes.txt). */
const demo = async (page) =>
	(await (await page.request.get('/api/v1/organisation')).json()).demo_people ?? [];

export async function signIn(page, role) {
	await page.goto('/sign-in');
	const headers = { Origin: new URL(page.url()).origin };
	for (const { email, password } of await demo(page)) {
		const answer = await page.request.post('/api/v1/session', { data: { email, password }, headers });
		if (answer.ok() && (await answer.json()).administrator === (role === 'admin')) return;
	}
	throw new Error(`nobody of the demo organisation is ${role}`);
}

/**
 * Language and look belong to the account, and one account is walked in several at once: what the session says
 * about them is replaced on its way to the page. Before signing in, this device's own choice counts.
 */
export async function prepare(context, { language }) {
	await context.addInitScript((chosen) => {
		localStorage.setItem('language', chosen);
		delete Navigator.prototype.serviceWorker;
	}, language);
	await context.route('**/api/v1/session', async (route) => {
		if (route.request().method() !== 'GET') return route.fallback();
		const response = await route.fetch();
		if (!response.ok()) return route.fulfill({ response });
		await route.fulfill({ response, json: { ...(await response.json()), language, look: 'system' } });
	});
}

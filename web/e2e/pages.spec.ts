import { expect, type Page } from '@playwright/test';
import { test } from './answers.ts';
import { a_member, complaints, fits, is_accessible, languages, open_as, type Language } from './kring.ts';
import { every_place, place_named, place_names } from './places.ts';
import { routes_without } from './routes.mjs';

/** Narrow and wide, light and dark: the two languages share the four, since each takes seconds. */
const views: Record<Language, [number, 'light' | 'dark'][]> = {
	nl: [
		[320, 'light'],
		[1360, 'dark']
	],
	en: [
		[320, 'dark'],
		[1360, 'light']
	]
};
const most_requests = 15;
const most_script = 100_000;

/** Sizes of what this page fetches, as it arrives. */
function arrivals(page: Page) {
	const arriving: Promise<{ url: string; type: string; bytes: number }>[] = [];
	page.on('requestfinished', (request) => {
		const { url, type } = { url: request.url(), type: request.resourceType() };
		arriving.push(request.sizes().then(({ responseBodySize: bytes }) => ({ url, type, bytes })));
	});
	return arriving;
}

test('no route is left out here', async () => {
	const places = await every_place();
	expect(routes_without(places.map(({ path }) => path))).toEqual([]);
	expect(places.map(({ name }) => name).toSorted()).toEqual([...place_names].toSorted());
});

for (const width of [390, 1360]) {
	test(`a member goes to four places at ${width} pixels, and nothing rings a bell`, async ({ browser }) => {
		const person = a_member();
		const page = await open_as(browser, person, { width });
		await page.goto('/');
		// Where there is room, one's own place is called by one's name too.
		const me = width < 700 ? 'Me' : `${person.name} Me`;
		await expect(page.getByRole('navigation', { name: 'Main menu' })).toMatchAriaSnapshot(`
			- navigation "Main menu":
			  - /children: equal
			  - link "Home"
			  - link "Communities"
			  - link "Ask"
			  - link "${me}"
		`);
		await expect(page.getByText(/notification/i)).toHaveCount(0);
	});
}

for (const name of place_names) {
	for (const language of languages) {
		test(`${name} in ${language} arrives in few requests, is accessible, fits 320 pixels and is silent, in both looks`, async ({
			browser
		}) => {
			const { path, person } = await place_named(name);
			const page = await open_as(browser, person, { language, width: 320 });
			const heard = complaints(page);
			const arriving = arrivals(page);
			await page.goto(path);
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			for (const [width, colorScheme] of views[language]) {
				await page.setViewportSize({ width, height: 900 });
				// Without motion, so that no colour is on its way from one look to the other.
				await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
				await fits(page);
				await is_accessible(page);
			}
			await page.waitForLoadState('networkidle');
			// However many communities others made meanwhile.
			const received = (await Promise.all(arriving)).filter(
				({ url }) => !url.includes('/communities?after=')
			);
			const scripts = received.filter(({ type }) => type === 'script');
			const urls = received.map(({ url }) => url).join('\n');
			expect(received.length, urls).toBeLessThanOrEqual(most_requests);
			expect(scripts.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(most_script);
			expect(heard).toEqual([]);
			await page.context().close();
		});
	}
}

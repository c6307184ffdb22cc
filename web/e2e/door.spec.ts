import { expect } from '@playwright/test';
import { test } from './answers.ts';
import {
	an_administrator,
	ask_api,
	complaints,
	fits,
	is_accessible,
	join_community,
	new_community,
	new_person,
	open_as,
	unique
} from './kring.ts';

test('signing in explains what is wrong and then brings one where one wanted to go', async ({ browser }) => {
	const somebody = await new_person('Sanne Claes');
	const page = await open_as(browser);
	await page.goto('/communities');
	await expect(page).toHaveURL('/sign-in?to=%2Fcommunities');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByText('Fill in an e-mail address')).toBeVisible();
	await expect(page.getByLabel('Work e-mail')).toBeFocused();
	await page.getByLabel('Work e-mail').fill(somebody.email);
	await page.getByLabel('Password').fill('not this one, surely');
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toHaveText(/do not match/);
	await expect(page.getByLabel('Work e-mail')).toHaveValue(somebody.email);
	await page.getByLabel('Password').fill(somebody.password);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Communities' })).toBeVisible();
	await expect(page).toHaveURL('/communities');
});

test('a password can be looked at before it is sent, by keyboard too, and is hidden when it is', async ({
	browser
}) => {
	const somebody = await new_person('Mila Peeters');
	const page = await open_as(browser);
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto('/sign-in');
	await page.getByLabel('Work e-mail').fill(somebody.email);
	const password = page.getByLabel('Password');
	const eye = page.getByRole('button', { name: 'Show', exact: true });
	await password.fill('not this one, surely');
	await expect(password).toHaveAttribute('type', 'password');
	await expect(eye).toHaveAttribute('aria-pressed', 'false');
	await expect(eye).toHaveAccessibleDescription('Password');
	const { width, height } = (await eye.boundingBox())!;
	expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
	await page.keyboard.press('Tab');
	await expect(eye).toBeFocused();
	await page.keyboard.press('Space');
	await expect(password).toHaveAttribute('type', 'text');
	await expect(password).toHaveValue('not this one, surely');
	await expect(eye).toHaveAttribute('aria-pressed', 'true');
	await expect(eye).toHaveAttribute('title', 'Hide');
	await is_accessible(page);
	await fits(page);
	await page.getByRole('button', { name: 'Sign in' }).click();
	await expect(page.getByRole('alert')).toHaveText(/do not match/);
	await expect(password).toHaveAttribute('type', 'password');
});

test('one press signs in as somebody of the demonstration', async ({ browser }) => {
	const page = await open_as(browser);
	await page.goto('/sign-in');
	await page.getByRole('button', { name: 'Continue as' }).first().click();
	await expect(page.getByRole('heading', { name: 'Good to see you' })).toBeVisible();
});

test('an administrator makes a link, a colleague comes in with it, and it works once', async ({
	browser
}) => {
	const office = await open_as(browser, an_administrator(), { width: 1360 });
	const heard = complaints(office);
	await office.goto('/administration/invitations');
	const email = `lotte.${unique()}@vermaas-maes.example`;
	await office.getByLabel('E-mail address').fill(email);
	await office.getByRole('button', { name: 'Make a link' }).click();
	const link = await office.getByLabel('Link to copy').inputValue();
	expect(link).toContain('/welcome#');
	const row = office.getByRole('row', { name: email });
	await expect(row.getByText('Open')).toBeVisible();

	const door = await open_as(browser);
	const asked: string[] = [];
	door.on('request', (request) => asked.push(request.url()));
	await door.goto(link);
	await expect(door.getByRole('heading', { level: 1 })).toContainText('Welcome to');
	await expect(door).toHaveURL('/welcome');
	await expect(door.getByLabel('Work e-mail')).toHaveValue(email);
	await is_accessible(door);
	await door.getByLabel('Your name').fill('Lotte Smit');
	await door.getByLabel('Choose a password').fill('short');
	await door.getByRole('button', { name: 'Come in' }).click();
	await expect(door.getByText('Make it a little longer')).toBeVisible();
	await expect(door.getByLabel('Choose a password')).toBeFocused();
	await door.getByLabel('Choose a password').fill('a lamp, a bus and a thermos');
	await door.getByRole('button', { name: 'Come in' }).click();
	await expect(door.getByRole('heading', { name: 'Good to see you, Lotte' })).toBeVisible();
	const token = new URL(link).hash.slice(1);
	expect(asked.filter((url) => url.includes(token))).toEqual([]);

	const again = await open_as(browser);
	await again.goto(link);
	await expect(again.getByRole('heading', { name: 'This link has already been used' })).toBeVisible();
	await expect(again.getByRole('link', { name: 'Sign in' })).toBeVisible();
	await door.goto(link);
	await expect(door.getByText('You are signed in already, as Lotte Smit.')).toBeVisible();
	await expect(door.getByRole('link', { name: 'Sign in' })).toBeHidden();
	await is_accessible(door);
	await door.getByRole('link', { name: 'Go to Home' }).click();
	await expect(door.getByRole('heading', { name: 'Good to see you, Lotte' })).toBeVisible();
	await office.reload();
	await expect(row.getByText('by Lotte Smit')).toBeVisible();
	expect(heard).toEqual([]);
});

test('an invitation is renewed and withdrawn, after a question whether one means it', async ({ browser }) => {
	const page = await open_as(browser, an_administrator());
	await page.goto('/administration/invitations');
	const email = `daan.${unique()}@vermaas-maes.example`;
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Make a link' }).click();
	const first = await page.getByLabel('Link to copy').inputValue();
	const made = page.getByRole('region', { name: 'Your link' });
	await expect(made.getByText(`For ${email}.`)).toBeVisible();
	await expect(made.getByText('Member')).toBeVisible();
	await page.getByRole('button', { name: `Actions for ${email}` }).click();
	await page.getByRole('menuitem', { name: 'Make a fresh link' }).click();
	await expect(page.getByLabel('Link to copy')).not.toHaveValue(first);
	await page.getByRole('button', { name: `Actions for ${email}` }).click();
	await page.getByRole('menuitem', { name: 'Withdraw' }).click();
	const dialog = page.getByRole('dialog', { name: 'Withdraw this invitation?' });
	await expect(dialog.getByText(email)).toBeVisible();
	await expect(dialog.getByText('Member')).toBeVisible();
	await is_accessible(page);
	await page.keyboard.press('Escape');
	await expect(dialog).toBeHidden();
	await page.getByRole('button', { name: `Actions for ${email}` }).click();
	await page.getByRole('menuitem', { name: 'Withdraw' }).click();
	await dialog.getByRole('button', { name: 'Withdraw' }).click();
	await expect(page.getByRole('row', { name: email }).getByText('Withdrawn')).toBeVisible();
});

test('whoever is invited already, or here already, is not invited without a word', async ({ browser }) => {
	const sanne = await new_person('Sanne Claes');
	const page = await open_as(browser, an_administrator(), { width: 320 });
	await page.goto('/administration/invitations');
	const email = `daan.${unique()}@vermaas-maes.example`;
	await page.getByLabel('E-mail address').fill(email);
	await page.getByRole('button', { name: 'Make a link' }).click();
	const first = await page.getByLabel('Link to copy').inputValue();
	await page.getByLabel('E-mail address').fill(email.toUpperCase());
	await page.getByRole('button', { name: 'Make a link' }).click();
	await expect(page.getByText('There is an open invitation for this address already.')).toBeVisible();
	await is_accessible(page);
	await page.getByRole('button', { name: 'Make a fresh link' }).click();
	await expect(page.getByLabel('Link to copy')).not.toHaveValue(first);
	await expect(page.getByText('There is an open invitation for this address already.')).toBeHidden();
	await page.getByLabel('E-mail address').fill(sanne.email);
	await page.getByRole('button', { name: 'Make a link' }).click();
	const address = page.getByLabel('E-mail address');
	await expect(address).toHaveAccessibleDescription(/has an account here already.* Forgotten pass/);
	await expect(address).toBeFocused();
	await expect(address).toHaveValue(sanne.email);
	await is_accessible(page);
});

test('a link into a community lets a colleague in who has an account already', async ({ browser }) => {
	const [marieke, jonas] = await Promise.all([new_person('Marieke Wit'), new_person('Jonas Bos')]);
	const community = await new_community(marieke, 'private');
	const { link } = await ask_api<{ link: string }>(
		marieke,
		'post',
		`/communities/${community.id}/invitations`,
		{}
	);
	const page = await open_as(browser, jonas);
	await page.goto('/');
	await expect(page.getByRole('heading', { name: 'Good to see you' })).toBeVisible();
	await page.goto(link);
	await page.getByRole('button', { name: 'Join' }).click();
	await expect(page).toHaveURL(`/communities/${community.id}`);
	await expect(page.getByRole('heading', { level: 1, name: community.name })).toBeVisible();

	// Used up, it shows its user the way there.
	await page.goto(link);
	await expect(
		page.getByRole('heading', { level: 1, name: `You are in ${community.name} already` })
	).toBeVisible();
	await expect(page.getByText('stays good')).toBeHidden();
	await is_accessible(page);
	await page.getByRole('link', { name: 'Go to the community' }).click();
	await expect(page).toHaveURL(`/communities/${community.id}`);
});

test('a link of a facilitator offers no account to a stranger', async ({ browser }) => {
	const marieke = await new_person('Marieke Wit');
	const community = await new_community(marieke, 'private');
	const path = `/communities/${community.id}/invitations`;
	const { link } = await ask_api<{ link: string }>(marieke, 'post', path, {});
	const page = await open_as(browser);
	await page.goto(link);
	await expect(page.getByText('for colleagues who have an account already')).toBeVisible();
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await is_accessible(page);
});

test('a facilitator sees the links they made into a community, and takes them back', async ({ browser }) => {
	const marieke = await new_person('Marieke Wit');
	const community = await new_community(marieke, 'private');
	const path = `/communities/${community.id}/invitations`;
	for (let made = 0; made < 2; made++) await ask_api(marieke, 'post', path, {});
	const page = await open_as(browser, marieke);
	await page.setViewportSize({ width: 320, height: 640 });
	await page.goto(`/communities/${community.id}/members`);
	const links = page.getByRole('list', { name: 'Open links' });
	const withdraw = links.getByRole('button', { name: 'Withdraw' });
	await expect(withdraw).toHaveCount(2);
	await page.getByRole('button', { name: 'Make a link' }).click();
	await expect(withdraw).toHaveCount(3);
	await expect(page.getByText('For whoever has an account already.')).toBeVisible();
	await is_accessible(page);
	await fits(page);
	await withdraw.first().click();
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await expect(withdraw).toHaveCount(3);
	await withdraw.first().click();
	await is_accessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).click();
	await expect(page.getByText('The link was withdrawn.')).toBeVisible();
	await expect(withdraw).toHaveCount(2);
	await expect(withdraw.first()).toBeFocused();
	await expect(page.getByText('For whoever has an account already.')).toBeHidden();
});

test('an administrator sees that a link into a community is for who has an account', async ({ browser }) => {
	const name = `Marieke ${unique()}`;
	const marieke = await new_person(name);
	const communities = [await new_community(marieke, 'closed'), await new_community(marieke, 'private')];
	for (const { id } of communities) await ask_api(marieke, 'post', `/communities/${id}/invitations`, {});
	const page = await open_as(browser, an_administrator());
	await page.goto('/administration/invitations');
	const rows = page.getByRole('row').filter({ hasText: name });
	await expect(rows.filter({ hasText: 'Whoever has an account' })).toHaveCount(2);
	await expect(rows.filter({ hasText: `into ${communities[0]!.name}` })).toHaveCount(1);
	await expect(rows.filter({ hasText: 'into a community' })).toHaveCount(1);
	await expect(page.getByText(communities[1]!.name)).toHaveCount(0);
});

test('an address that is none of ours keeps the ways to the others', async ({ browser }) => {
	const page = await open_as(browser, await new_person('Els Maes'));
	await page.goto('/no-such-place/at-all');
	await expect(page.getByRole('heading', { name: 'This is not here, or not for you to see' })).toBeVisible();
	await is_accessible(page);
	await page.getByRole('navigation').getByRole('link', { name: 'Communities' }).click();
	await expect(page).toHaveURL('/communities');
});

test('the account keeps language and look, on every device', async ({ browser }) => {
	const somebody = await new_person('Kim Peeters', 'en');
	const page = await open_as(browser, somebody, { offline_ready: true });
	await page.goto('/me');
	await page.getByRole('button', { name: 'Nederlands' }).click();
	await expect(page.getByRole('heading', { name: 'Taal' })).toBeVisible();
	await page.getByRole('button', { name: 'Donker' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	const other = await open_as(browser, somebody, { offline_ready: true });
	await other.goto('/me');
	await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(other.getByRole('heading', { name: 'Taal' })).toBeVisible();
});

test('signing out leaves nothing of a person behind', async ({ browser }) => {
	const somebody = await new_person('Els Maes');
	const community = await new_community(somebody);
	await join_community(somebody, community);
	const page = await open_as(browser, somebody, { offline_ready: true });
	await page.goto('/');
	await page.evaluate(() => navigator.serviceWorker.ready);
	await page.goto('/ask');
	await page.getByLabel('Your question').fill('A draft that nobody else should find.');
	await expect(page.getByText('Draft kept')).toBeVisible();
	await page.goto('/me');
	await page.getByRole('button', { name: 'Sign out' }).click();
	await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
	const left = await page.evaluate(async () => ({
		reading: await (await caches.open('reading')).keys(),
		databases: (await indexedDB.databases()).map(({ name }) => name),
		account: localStorage.getItem('account'),
		last_words: Object.keys(localStorage).filter((key) => key.startsWith('last-words'))
	}));
	expect(left).toEqual({ reading: [], databases: [], account: null, last_words: [] });
});

test('a page that was away from the network while its session ended leaves for the door', async ({
	browser
}) => {
	const somebody = await new_person('Els Maes');
	const community = await new_community(somebody);
	const page = await open_as(browser, somebody);
	const connected = page.waitForEvent('websocket');
	await page.goto(`/communities/${community.id}`);
	await connected;
	await page.context().setOffline(true);
	await ask_api(somebody, 'delete', '/session');
	await page.context().setOffline(false);
	await expect(page.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
	expect(page.url()).toContain('ended');
});

test('an answer that comes after signing out is kept nowhere', async ({ browser }) => {
	const somebody = await new_person('Els Maes');
	const community = await new_community(somebody);
	const page = await open_as(browser, somebody, { offline_ready: true });
	await page.goto('/');
	await page.waitForFunction(() => navigator.serviceWorker.controller);
	const path = `/api/v1/communities/${community.id}`;
	const { promise: signed_out, resolve: let_go } = Promise.withResolvers<void>();
	const { promise: asked, resolve: was_asked } = Promise.withResolvers<boolean>();
	await page.context().route(`**${path}`, async (route) => {
		const response = await route.fetch();
		was_asked(route.request().serviceWorker() !== null);
		await signed_out;
		await route.fulfill({ response });
	});
	const late = page.evaluate(async (path) => (await fetch(path)).status, path);
	expect(await asked, 'the service worker reads').toBe(true);
	const other = await page.context().newPage();
	await other.goto('/me');
	await other.getByRole('button', { name: 'Sign out' }).click();
	await expect(other.getByRole('heading', { name: 'Welcome back' })).toBeVisible();
	let_go();
	expect(await late).toBe(200);
	const kept = await page.evaluate(async () => (await (await caches.open('reading')).keys()).length);
	expect(kept).toBe(0);
});

test('a link still works after signing in for it, where somebody else was signed in before', async ({
	browser
}) => {
	const [marieke, jonas] = await Promise.all([new_person('Marieke Wit'), new_person('Jonas Bos')]);
	const community = await new_community(marieke, 'private');
	const path = `/communities/${community.id}/invitations`;
	const { link } = await ask_api<{ link: string }>(marieke, 'post', path, {});
	const page = await open_as(browser);
	await page.addInitScript((id) => localStorage.setItem('account', id), marieke.id);
	await page.goto(link);
	await page.getByRole('link', { name: 'Sign in and use this link' }).click();
	await page.getByLabel('Work e-mail').fill(jonas.email);
	await page.getByLabel('Password').fill(jonas.password);
	await page.getByRole('button', { name: 'Sign in', exact: true }).click();
	await expect(page.getByRole('heading', { name: `Join ${community.name}?` })).toBeVisible();
});

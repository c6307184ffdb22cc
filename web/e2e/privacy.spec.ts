import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { a_member, an_administrator, ask_api, is_accessible, languages, open_as, unique } from './kring.ts';

const words = {
	nl: {
		title: 'Wat Kring over je bewaart',
		account: 'Je account',
		how_long: 'Hoe lang',
		sessions: 'Hoe je inlogt',
		days: 'hooguit 60 dagen',
		back: 'Ik',
		to_invitation: 'Terug naar de uitnodiging',
		welcome: /^Welkom bij/,
		name: 'Je naam',
		menu: 'Hoofdmenu'
	},
	en: {
		title: 'What Kring keeps about you',
		account: 'Your account',
		how_long: 'For how long',
		sessions: 'How you sign in',
		days: '60 days at most',
		back: 'Me',
		to_invitation: 'Back to the invitation',
		welcome: /^Welcome to/,
		name: 'Your name',
		menu: 'Main menu'
	}
};

for (const language of languages) {
	const say = words[language];

	test(`whoever is about to sign in reads what is kept, in ${language}`, async ({ browser }) => {
		const page = await open_as(browser, undefined, { language });
		await page.goto('/sign-in');
		await page.getByRole('link', { name: say.title }).click();
		await expect(page.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
		await page.getByText(say.sessions).click();
		await expect(page.getByText(say.days)).toBeVisible();
		await expect(page.getByRole('navigation')).toHaveCount(0);
		await is_accessible(page);
		await page.context().close();
	});

	test(`whoever reads it before coming in is led back to the invitation, in ${language}`, async ({
		browser
	}) => {
		const email = `lotte.${unique()}@vermaas-maes.example`;
		const { link } = await ask_api<{ link: string }>(an_administrator(), 'post', '/invitations', {
			role: 'member',
			email
		});
		const page = await open_as(browser, undefined, { language });
		await page.goto(link);
		const opened = page.waitForEvent('popup');
		await page.getByRole('link', { name: say.title }).click();
		let reading = await opened;
		await expect(reading.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
		await is_accessible(reading);
		const filled_in = page.getByLabel(say.name);
		await filled_in.fill('Lotte Smit');
		const closed = reading.waitForEvent('close');
		await reading.getByRole('link', { name: say.to_invitation }).click();
		await closed;
		await expect(filled_in).toHaveValue('Lotte Smit');

		// Where the invitation is not there any more, it opens here.
		const reopened = page.waitForEvent('popup');
		await page.getByRole('link', { name: say.title }).click();
		reading = await reopened;
		await expect(reading.getByRole('heading', { level: 1, name: say.title })).toBeVisible();
		await page.goto('/sign-in');
		await reading.getByRole('link', { name: say.to_invitation }).click();
		await expect(reading.getByRole('heading', { level: 1, name: say.welcome })).toBeVisible();
		await expect(reading.locator('input[type=email]')).toHaveValue(email);
		await expect(reading).toHaveURL('/welcome');
		// Nothing else in the address leads anywhere else.
		await reading.goto('/privacy?from=https://elsewhere.example');
		await expect(reading.locator('.crumb')).toHaveAttribute('href', '/sign-in');
		await page.context().close();
	});

	test(`a member finds what is kept with the keyboard, and comes back, in ${language}`, async ({
		browser
	}) => {
		const page = await open_as(browser, a_member(), { language });
		await page.goto('/me');
		await page.getByRole('link', { name: say.title }).press('Enter');
		await expect(page).toHaveURL('/privacy');
		const account = page.getByRole('group').filter({ hasText: say.account }).first();
		await account.locator('summary').press('Enter');
		await expect(account.getByText(say.how_long)).toBeVisible();
		await is_accessible(page);
		const menu = page.getByRole('navigation', { name: say.menu });
		await expect(menu.getByRole('link', { name: say.back, exact: true })).toHaveAttribute(
			'aria-current',
			'true'
		);
		await page.getByRole('main').getByRole('link', { name: say.back, exact: true }).click();
		await expect(page).toHaveURL('/me');
		await page.context().close();
	});
}

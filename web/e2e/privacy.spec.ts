import { expect } from '@playwright/test';
import { test } from './answers.ts';
import { a_member, is_accessible, languages, open_as } from './kring.ts';

const words = {
	nl: {
		title: 'Wat Kring over je bewaart',
		account: 'Je account',
		how_long: 'Hoe lang',
		sessions: 'Hoe je inlogt',
		days: 'hooguit 60 dagen',
		back: 'Ik',
		menu: 'Hoofdmenu'
	},
	en: {
		title: 'What Kring keeps about you',
		account: 'Your account',
		how_long: 'For how long',
		sessions: 'How you sign in',
		days: '60 days at most',
		back: 'Me',
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

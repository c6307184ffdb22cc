import { defineConfig } from '@playwright/test';

const port = 8103;

export default defineConfig({
	testDir: 'e2e',
	fullyParallel: true,
	workers: 2,
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 390, height: 844 },
		launchOptions: { executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu'] }
	},
	webServer: {
		command: `node mock/server.mjs ${port}`,
		url: `http://localhost:${port}`,
		reuseExistingServer: true
	}
});

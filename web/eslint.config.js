import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import typescript from 'typescript-eslint';

export default typescript.config(
	{ ignores: ['build', '.svelte-kit', 'src/lib/api/schema.d.ts'] },
	...typescript.configs.recommended,
	...svelte.configs.recommended,
	{ languageOptions: { globals: { ...globals.browser, ...globals.node } } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser } }
	},
	{
		rules: {
			// One origin at the root of its host: plain paths read better than resolve('/communities').
			'svelte/no-navigation-without-resolve': 'off',
			// A Map, Set or Date that no template reads needs no signals of its own.
			'svelte/prefer-svelte-reactivity': 'off',
			'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }]
		}
	},
	{
		files: ['e2e/*.spec.ts'],
		rules: {
			'no-restricted-imports': [
				'error',
				{
					name: '@playwright/test',
					importNames: ['test'],
					message: 'That of ./answers.ts also looks at what the API answers.'
				}
			]
		}
	}
);

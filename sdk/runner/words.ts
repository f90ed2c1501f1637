// The few sentences the runner says itself, in every language we speak.

export const words = {
  failed: { en: "That didn't work. Please try again.", ja: '実行できませんでした。もう一度お試しください。' },
  begin: { en: 'Start', ja: 'はじめる' },
} as const

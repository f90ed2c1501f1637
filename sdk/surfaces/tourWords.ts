// The tour's words.

export const tourWords = {
  en: {
    next: 'Next',
    back: 'Back',
    done: 'Done',
    skip: 'Skip',
    later: 'Later',
    start: 'Start',
    close: 'Close',
    colon: ': ',
    step: (index: number, count: number) => `Step ${index} of ${count}`,
  },
  ja: {
    next: '次へ',
    back: '戻る',
    done: '完了',
    skip: 'スキップ',
    later: 'あとで',
    start: 'はじめる',
    close: '閉じる',
    colon: '：',
    step: (index: number, count: number) => `ステップ${index}（全${count}）`,
  },
}

export type TourWords = typeof tourWords.en

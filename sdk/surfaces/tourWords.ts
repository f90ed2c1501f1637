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
    act: 'Do it to continue',
    click: (name: string) => `Select “${name}” to continue`,
    input: 'Fill this in to continue',
    colon: ': ',
    step: (index: number, count: number) => `Step ${index} of ${count}`,
    available: (title: string, keys: string) => `Guide available: ${title}. Press ${keys} to open it.`,
  },
  ja: {
    next: '次へ',
    back: '戻る',
    done: '完了',
    skip: 'スキップ',
    later: 'あとで',
    start: 'はじめる',
    close: '閉じる',
    act: '操作すると次へ進みます',
    click: (name: string) => `[${name}]を選ぶと次へ進みます`,
    input: '入力すると次へ進みます',
    colon: ':',
    step: (index: number, count: number) => `ステップ${index}(全${count})`,
    available: (title: string, keys: string) => `ガイドがあります:${title}。${keys}で開きます。`,
  },
}

export type TourWords = typeof tourWords.en

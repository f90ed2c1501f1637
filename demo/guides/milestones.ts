// What a workspace has to have done to be up and running, and by when.

export const milestones = [
  { id: 'profile-filled', name: { en: 'Profile filled in', ja: 'プロフィールの入力' }, unit: 'account', event: 'Profile Filled', count: 'events', atLeast: 1 },
  { id: 'channel-created', name: { en: 'Channel created', ja: 'チャンネルの作成' }, unit: 'account', event: 'Channel Created', count: 'events', atLeast: 1 },
  { id: 'first-message', name: { en: 'First message', ja: '最初のメッセージ' }, unit: 'account', event: 'Message Posted', count: 'events', atLeast: 1 },
  {
    id: 'teammates-invited',
    name: { en: 'Three teammates joined', ja: 'メンバー3人の参加' },
    unit: 'account',
    event: 'Teammate Joined',
    count: { distinct: 'properties.inviteeId' },
    atLeast: 3,
    minus: { event: 'Invite Revoked', match: 'properties.inviteeId' },
    within: { of: 'account_start', for: '14d' },
  },
] as const

export const goals = [
  { id: 'activation', name: { en: 'Activation', ja: 'アクティベーション' }, unit: 'account', requires: ['first-message', 'teammates-invited'], within: '14d' },
  {
    id: 'onboarding',
    name: { en: 'Onboarding completed', ja: 'オンボーディング完了' },
    unit: 'account',
    requires: ['profile-filled', 'channel-created', 'first-message', 'teammates-invited'],
    within: '30d',
  },
] as const

// The release, as events name it; equal to package.json (test/rules proves it).

export const version = '0.1.0'

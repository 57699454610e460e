/** Text with its level: 1 一、 · 2 （一） · 3 1. · none body. */
export type Paragraph = { readonly text: string; readonly level?: 1 | 2 | 3 };

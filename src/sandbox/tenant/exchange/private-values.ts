/**
 * What Exchange tells of a device and the bot has no business with. Each is found again wherever it leaks,
 * so none is what Exchange usually says: it masks a recovery password that nobody asked it to show.
 */
export const privateValues = {
  imei: '490154203237518',
  telephoneNumber: '+886 2 5555 0100',
  recoveryPassword: '7351-2964-8807',
} as const;

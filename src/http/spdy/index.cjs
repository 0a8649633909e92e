/**
 * restify 11 loads `spdy` at its start and opens such a server only for the option `spdy`. The package
 * reaches into Node by `process.binding('http_parser')`, which Node 24 no longer has, and it pulls in 20
 * packages nobody keeps. So restify gets this one, which is as good for a bot that speaks HTTP/1.1.
 */
exports.createServer = () => {
  throw new Error('SPDY is not built in: leave out the option `spdy`.');
};

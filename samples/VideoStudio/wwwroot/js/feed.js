// The server's events: first all recent jobs, then each that changes. Whatever happened in between, a new connection begins with all of them again.

const silence = 25000;
const pause = 1500;

/**
 * @param {(all: object) => void} onState called with all recent jobs.
 * @param {(change: object) => void} onChange called with those that changed.
 * @param {(isConnected: boolean) => void} onLink called when the connection comes or goes.
 */
export function listen(onState, onChange, onLink) {
  let source;
  let watchdog;

  function connect() {
    source = new EventSource('api/events');
    source.addEventListener('state', event => {
      onLink(true);
      heard(event, onState);
    });
    source.addEventListener('change', event => heard(event, onChange));
    source.addEventListener('error', () => {
      onLink(false);
      // The browser connects again by itself, unless the response was something else than events.
      source.readyState === EventSource.CLOSED && reconnect(pause);
    });
    watch();
  }

  function heard(event, tell) {
    watch();
    tell(JSON.parse(event.data));
  }

  // A connection can die without a word. The server says something often enough for this to tell.
  function watch() {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      onLink(false);
      reconnect(0);
    }, silence);
  }

  function reconnect(delay) {
    source.close();
    clearTimeout(watchdog);
    watchdog = setTimeout(connect, delay);
  }

  connect();
}

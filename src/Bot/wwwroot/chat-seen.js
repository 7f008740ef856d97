// Tells the hub which notices were seen: those that stand in the chat while its page is in front. Large type and a reload tell
// it nothing new, and the hub knows what it was told.
'use strict';

globalThis.hubSeen = function (line, userId) {
  const name = 'application/vnd.microsoft.readReceipt';
  let last = '', told = '';

  function tell() {
    if (document.visibilityState !== 'visible' || last === told) return;
    const lastReadMessageId = told = last;
    line.postActivity({ type: 'event', name, from: { id: userId }, value: { lastReadMessageId } })
      .subscribe({ error: () => { if (told === lastReadMessageId) told = ''; } });
  }

  document.addEventListener('visibilitychange', tell);
  return () => next => action => {
    const activity = action.type === 'DIRECT_LINE/INCOMING_ACTIVITY' ? action.payload.activity : undefined;
    // Ids of a conversation grow with its log.
    if (activity?.channelData?.['hub:notice'] && activity.id > last) {
      last = activity.id;
      setTimeout(tell, 1000);
    }
    return next(action);
  };
};

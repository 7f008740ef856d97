// How Web Chat looks: large, calm, and with a Chinese typeface first. Sizes follow the page's type size.
'use strict';

globalThis.hubChatLook = function (rem) {
  const style = getComputedStyle(document.documentElement);
  const colour = name => style.getPropertyValue(`--${name}`).trim();
  return {
    primaryFont: colour('font'),
    monospaceFont: colour('font'),
    fontSizeSmall: '85%',
    accent: colour('main'),
    subtle: colour('soft'),
    backgroundColor: 'transparent',
    rootHeight: '100%',
    rootWidth: '100%',
    paddingRegular: 12,
    paddingWide: 16,

    botAvatarInitials: '邻',
    botAvatarImage: '/favicon.svg',
    botAvatarBackgroundColor: colour('main'),
    avatarSize: Math.round(rem * 2),
    showAvatarInGroup: 'sender',

    bubbleBackground: '#fff',
    bubbleTextColor: colour('ink'),
    bubbleBorderColor: colour('line'),
    bubbleBorderRadius: 14,
    bubbleFromUserBackground: '#d5ebe5',
    bubbleFromUserTextColor: '#06332d',
    bubbleFromUserBorderColor: '#b3d8cf',
    bubbleFromUserBorderRadius: 14,
    bubbleMinHeight: Math.round(rem * 2),
    bubbleMaxWidth: Math.round(rem * 30),
    bubbleImageMaxHeight: Math.round(rem * 16),
    bubbleImageHeight: Math.round(rem * 12),
    timestampColor: colour('soft'),
    timestampFormat: 'relative',
    groupTimestamp: 60_000,

    sendBoxHeight: Math.round(rem * 2.9),
    sendBoxBackground: '#fff',
    sendBoxTextColor: colour('ink'),
    sendBoxPlaceholderColor: colour('soft'),
    sendBoxButtonColor: colour('main'),
    sendBoxButtonColorOnDisabled: '#6b7573',
    sendBoxButtonShadeBorderRadius: 10,
    sendBoxBorderTop: `2px solid ${colour('line')}`,
    sendBoxTextWrap: true,
    hideUploadButton: false,
    disableFileUpload: false,
    uploadAccept: 'image/*,audio/*,video/*',
    uploadMultiple: true,
    sendAttachmentOn: 'attach',

    // Side by side where they fit, one below the other where they are long; chat.css lets them wrap.
    suggestedActionLayout: 'flow',
    suggestedActionHeight: Math.round(rem * 2.5),
    suggestedActionBorderRadius: Math.round(rem * 0.8),
    suggestedActionBackgroundColor: '#fff',
    suggestedActionBorderColor: colour('main'),
    suggestedActionBorderWidth: 2,
    suggestedActionTextColor: colour('main'),

    cardEmphasisBackgroundColor: colour('main-pale'),
    markdownRenderHTML: false,
    markdownRespectCRLF: true,
    videoHeight: Math.round(rem * 14),
    spinnerAnimationHeight: 16,
  };
};

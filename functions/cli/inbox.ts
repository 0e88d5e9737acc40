/** The folder that is watched where nobody says otherwise. */
export const INBOX = 'inbox';

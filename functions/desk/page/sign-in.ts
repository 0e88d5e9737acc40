// Asks for a token where the desk wants one. It is kept for the tab alone.
import { byId } from './dom.ts';

/** Answers the token that was typed. */
export function signIn(wasWrong: boolean): Promise<string> {
  const dialog = byId<HTMLDialogElement>('sign-in');
  const input = byId<HTMLInputElement>('token');
  byId('sign-in-note').textContent = wasWrong ? 'The desk does not know this token.' : '';
  input.value = '';
  dialog.showModal();
  return new Promise((resolve) => {
    byId('sign-in-form').addEventListener(
      'submit',
      () => {
        dialog.close();
        resolve(input.value.trim());
      },
      { once: true },
    );
  });
}

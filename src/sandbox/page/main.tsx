import { render } from 'preact';
import { readyCards } from './adaptive-cards.js';
import { ChatPage } from './chat-page.js';

const place = document.getElementById('page');
if (place) {
  readyCards();
  render(<ChatPage />, place);
}

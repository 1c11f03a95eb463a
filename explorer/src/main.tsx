import { createRoot } from 'react-dom/client';
import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { Explorer } from './explorer.js';
import './style.css';

const place = document.getElementById('explorer');
if (place !== null) createRoot(place).render(<Explorer />);

import { mount } from 'svelte';
import './look/fonts.css';
import './look/tokens.css';
import './look/base.css';
import './look/shapes.css';
import App from './App.svelte';
import { enter } from './platform';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
const target = root;
void enter().then(() => mount(App, { target }));

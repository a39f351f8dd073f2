// weakness: CWE-79 cross-site scripting
// features: class field, object kept and read later, callback
// attack: the same state is written by textContent
// expect: none
import React from 'react';

export class HashBanner extends React.Component {
  box = React.createRef();

  state = { message: '' };

  componentDidMount() {
    window.addEventListener('hashchange', this.update);
    this.update();
  }

  componentWillUnmount() {
    window.removeEventListener('hashchange', this.update);
  }

  update = () => {
    const message = decodeURIComponent(window.location.hash.slice(1));
    this.setState({ message }, this.paint);
  };

  paint = () => {
    const { message } = this.state;
    this.box.current.textContent = message;
  };

  render() {
    return <div className="banner" ref={this.box} />;
  }
}

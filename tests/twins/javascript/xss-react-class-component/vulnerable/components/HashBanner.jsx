// weakness: CWE-79 cross-site scripting
// features: class field, object kept and read later, callback
// attack: #<svg onload=alert(1)> is kept in the state and written by innerHTML through the ref
// expect: 28 CWE-79
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
    this.box.current.innerHTML = message;
  };

  render() {
    return <div className="banner" ref={this.box} />;
  }
}

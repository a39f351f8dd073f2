package com.shop.cart;

import com.thoughtworks.xstream.XStream;
import com.thoughtworks.xstream.security.AnyTypePermission;
import java.beans.XMLDecoder;
import java.io.*;
import java.util.Map;
import org.apache.commons.lang3.SerializationUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.Constructor;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class Carts {
    Object restore(InputStream body) throws Exception {
        ObjectInputStream in = new ObjectInputStream(body);
        // ruleid: java.deserialization.object-stream
        return in.readObject();
    }

    Cart restoreInTry(byte[] bytes) throws Exception {
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            // ruleid: java.deserialization.object-stream
            return (Cart) in.readObject();
        }
    }

    Object restoreShort(InputStream body) throws Exception {
        // ruleid: java.deserialization.object-stream
        return new ObjectInputStream(body).readObject();
    }

    Cart restoreByLibrary(byte[] bytes) {
        // ruleid: java.deserialization.object-stream
        return SerializationUtils.deserialize(bytes);
    }

    Object restoreFiltered(InputStream body) throws Exception {
        ObjectInputStream in = new ObjectInputStream(body);
        in.setObjectInputFilter(ObjectInputFilter.Config.createFilter("com.shop.cart.*;!*"));
        // ok: java.deserialization.object-stream
        return in.readObject();
    }

    int number(InputStream body) throws Exception {
        ObjectInputStream in = new ObjectInputStream(body);
        // ok: java.deserialization.object-stream
        return in.readInt();
    }

    Cart copy(Cart cart) {
        // ok: java.deserialization.object-stream
        return SerializationUtils.deserialize(SerializationUtils.serialize(cart));
    }

    Object bean(InputStream body) {
        XMLDecoder decoder = new XMLDecoder(body);
        // ruleid: java.deserialization.xml
        return decoder.readObject();
    }

    Object beanInTry(InputStream body) {
        try (XMLDecoder decoder = new XMLDecoder(new BufferedInputStream(body))) {
            // ruleid: java.deserialization.xml
            Object bean = decoder.readObject();
            return bean;
        }
    }

    Object json(InputStream body, JsonDecoder decoder) {
        // ok: java.deserialization.xml
        return decoder.readObject();
    }

    void beanOut(OutputStream out, Object bean) {
        try (java.beans.XMLEncoder encoder = new java.beans.XMLEncoder(out)) {
            // ok: java.deserialization.xml
            encoder.writeObject(bean);
        }
    }

    Cart xml(String text) {
        XStream xstream = new XStream();
        xstream.alias("cart", Cart.class);
        // ruleid: java.deserialization.xstream
        return (Cart) xstream.fromXML(text);
    }

    Cart xmlAny(String text) {
        XStream xstream = new XStream();
        // ruleid: java.deserialization.xstream
        xstream.addPermission(AnyTypePermission.ANY);
        return (Cart) xstream.fromXML(text);
    }

    Cart xmlShort(String text) {
        // ruleid: java.deserialization.xstream
        return (Cart) new XStream().fromXML(text);
    }

    Cart xmlSafe(String text) {
        XStream xstream = new XStream();
        xstream.allowTypes(new Class[] {Cart.class});
        // ok: java.deserialization.xstream
        return (Cart) xstream.fromXML(text);
    }

    Cart xmlSafeByPackage(String text) {
        var xstream = new XStream();
        xstream.allowTypesByWildcard(new String[] {"com.shop.cart.*"});
        // ok: java.deserialization.xstream
        return (Cart) xstream.fromXML(text);
    }

    Map<String, Object> yaml(Reader text) {
        // ruleid: java.deserialization.yaml-default
        Yaml yaml = new Yaml();
        return yaml.load(text);
    }

    Object yamlShort(String text) {
        // ruleid: java.deserialization.yaml-default
        return new org.yaml.snakeyaml.Yaml().load(text);
    }

    Cart yamlOf(String text) {
        // ruleid: java.deserialization.yaml
        return new Yaml(new Constructor(Cart.class)).load(text);
    }

    Cart yamlOfAny(String text) {
        LoaderOptions options = new LoaderOptions();
        // ruleid: java.deserialization.yaml
        options.setTagInspector(tag -> true);
        return new Yaml(new Constructor(Cart.class, options)).load(text);
    }

    Cart yamlOfOne(String text) {
        LoaderOptions options = new LoaderOptions();
        // ok: java.deserialization.yaml
        options.setTagInspector(tag -> tag.getClassName().equals("com.shop.cart.Cart"));
        // ok: java.deserialization.yaml, java.deserialization.yaml-default
        return new Yaml(new Constructor(Cart.class, options)).load(text);
    }

    Object yamlSafe(String text) {
        // ok: java.deserialization.yaml, java.deserialization.yaml-default
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    String yamlOut(Object data) {
        // ok: java.deserialization.yaml-default
        return new Yaml().dump(data);
    }
}

class Server {
    private static final XStream STREAM = new XStream();

    static {
        STREAM.alias("cart", Cart.class);
    }

    void answer(Socket socket) throws Exception {
        ObjectInputStream in = new ObjectInputStream(socket.getInputStream());
        ObjectOutputStream out = new ObjectOutputStream(socket.getOutputStream());
        // ruleid: java.deserialization.object-stream
        Object request = in.readObject();
        out.writeObject(answerTo(request));
    }
}

class Clones {
    Object copy(Object value) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        // ok: java.deserialization.object-stream
        return in.readObject();
    }

    Object allowed(InputStream body, ClassLoader loader) throws Exception {
        ObjectInputStream in = new AllowListInputStream(body, loader);
        // ok: java.deserialization.object-stream
        return in.readObject();
    }

    Object received(ObjectInputStream in) throws Exception {
        // ruleid: java.deserialization.object-stream
        return in.readObject();
    }
}

class Cart implements Serializable {
    private transient Object lines;

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        // ok: java.deserialization.object-stream
        lines = in.readObject();
    }
}

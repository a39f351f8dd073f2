package orders.xml;

import javax.xml.stream.XMLInputFactory;

final class XmlReaders {

    private XmlReaders() {
    }

    static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newInstance();
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}

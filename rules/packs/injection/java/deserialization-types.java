package com.shop.cart;

import com.alibaba.fastjson.JSON;
import com.alibaba.fastjson.parser.Feature;
import com.alibaba.fastjson.parser.ParserConfig;
import com.caucho.hessian.io.Hessian2Input;
import com.esotericsoftware.kryo.Kryo;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeInfo.Id;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import com.fasterxml.jackson.databind.jsontype.impl.LaissezFaireSubTypeValidator;
import java.io.InputStream;

class Formats {
    private final ObjectMapper mapper = new ObjectMapper();

    Formats() {
        // ruleid: java.deserialization.json-types
        mapper.enableDefaultTyping(ObjectMapper.DefaultTyping.NON_FINAL);
    }

    ObjectMapper wide() {
        ObjectMapper wide = JsonMapper.builder().build();
        // ruleid: java.deserialization.json-types
        wide.activateDefaultTyping(LaissezFaireSubTypeValidator.instance, ObjectMapper.DefaultTyping.EVERYTHING);
        return wide;
    }

    ObjectMapper narrow() {
        var types = BasicPolymorphicTypeValidator.builder().allowIfBaseType(Payment.class).build();
        ObjectMapper narrow = new ObjectMapper();
        // ok: java.deserialization.json-types
        narrow.activateDefaultTyping(types, ObjectMapper.DefaultTyping.NON_FINAL);
        return narrow;
    }

    Object anything() {
        // ruleid: java.deserialization.json-types
        return BasicPolymorphicTypeValidator.builder().allowIfBaseType(Object.class).build();
    }

    void fastjson() {
        // ruleid: java.deserialization.json-types
        ParserConfig.getGlobalInstance().setAutoTypeSupport(true);
        // ok: java.deserialization.json-types
        ParserConfig.getGlobalInstance().setSafeMode(true);
    }

    Cart parse(String text) {
        // ruleid: java.deserialization.json-types
        return JSON.parseObject(text, Cart.class, Feature.SupportNonPublicField);
    }

    Cart parseSafe(String text) {
        // ok: java.deserialization.json-types
        return JSON.parseObject(text, Cart.class);
    }

    Kryo kryo() {
        Kryo kryo = new Kryo();
        // ruleid: java.deserialization.any-class
        kryo.setRegistrationRequired(false);
        return kryo;
    }

    Kryo kryoSafe() {
        Kryo kryo = new Kryo();
        // ok: java.deserialization.any-class
        kryo.setRegistrationRequired(true);
        kryo.register(Cart.class);
        return kryo;
    }

    Object hessian(InputStream body) throws Exception {
        Hessian2Input input = new Hessian2Input(body);
        // ruleid: java.deserialization.any-class
        return input.readObject();
    }

    int hessianNumber(InputStream body) throws Exception {
        // ok: java.deserialization.any-class
        return new Hessian2Input(body).readInt();
    }
}

// ruleid: java.deserialization.json-class-name
@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS, include = JsonTypeInfo.As.PROPERTY, property = "@class")
interface Payment {}

class Envelope {
    // ruleid: java.deserialization.json-class-name
    @JsonTypeInfo(use = Id.MINIMAL_CLASS)
    public Object body;

    // ok: java.deserialization.json-class-name
    @JsonTypeInfo(use = Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(value = Card.class, name = "card")})
    public Payment payment;
}

// ok: java.deserialization.json-class-name
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
abstract class Card implements Payment {}

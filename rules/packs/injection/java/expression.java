package com.shop.rules;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.util.Map;
import ognl.Ognl;
import org.apache.commons.jexl3.JexlEngine;
import org.mvel2.MVEL;
import org.springframework.expression.EvaluationContext;
import org.springframework.expression.ExpressionParser;
import org.springframework.expression.spel.standard.SpelExpressionParser;
import org.springframework.expression.spel.support.SimpleEvaluationContext;

class Discounts {
    private final ExpressionParser parser = new SpelExpressionParser();
    private final JexlEngine jexl;

    Object spring(String text) {
        // ruleid: java.expression.spring
        return parser.parseExpression(text).getValue();
    }

    Object springShort(String name, Object root) {
        // ruleid: java.expression.spring
        return new SpelExpressionParser().parseExpression("#root." + name).getValue(root);
    }

    Object springFixed(Object order) {
        // ok: java.expression.spring
        return parser.parseExpression("total * 0.9").getValue(order);
    }

    Object springNarrow(String text, Object order) {
        EvaluationContext context = SimpleEvaluationContext.forReadOnlyDataBinding().build();
        // ok: java.expression.spring
        return parser.parseExpression(text).getValue(context, order);
    }

    Object ognl(String path, Object order) throws Exception {
        // ruleid: java.expression.other
        return Ognl.getValue(path, order);
    }

    Object mvel(String text, Map<String, Object> values) {
        // ruleid: java.expression.other
        return MVEL.eval("total * " + text, values);
    }

    Object jexl(String text) {
        // ruleid: java.expression.other
        return jexl.createExpression(text).evaluate(null);
    }

    Object ognlFixed(Object order) throws Exception {
        // ok: java.expression.other
        return Ognl.getValue("customer.name", order);
    }

    Object mvelFixed(Map<String, Object> values) {
        String factor = "0.9";
        // ok: java.expression.other
        return MVEL.eval("total * " + factor, values);
    }
}

class CodeValidator implements ConstraintValidator<Code, String> {
    @Override
    public boolean isValid(String value, ConstraintValidatorContext context) {
        if (value.isBlank()) {
            // ok: java.expression.violation-message
            context.buildConstraintViolationWithTemplate("{code.blank}").addConstraintViolation();
            return false;
        }
        if (value.length() > 9) {
            // ruleid: java.expression.violation-message
            context.buildConstraintViolationWithTemplate("too long: " + value).addConstraintViolation();
            return false;
        }
        try {
            Code.parse(value);
        } catch (IllegalArgumentException problem) {
            // ruleid: java.expression.violation-message
            context.buildConstraintViolationWithTemplate(problem.getMessage()).addConstraintViolation();
            return false;
        }
        // ok: java.expression.violation-message
        context.buildConstraintViolationWithTemplate("invalid " + "code").addConstraintViolation();
        return true;
    }
}

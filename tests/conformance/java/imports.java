package com.example.app;
import java.util.Random;
import java.util.*;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import java.sql.*;
import static java.lang.Math.random;
import static java.lang.Math.*;
import java.security.MessageDigest;
class Imports {
  void run() {
    new Random();
    new java.util.Random(1);
    new other.Random();
    MessageDigest.getInstance("MD5");
    java.security.MessageDigest.getInstance("MD5");
    other.MessageDigest.getInstance("MD5");
    MessageDigest.getInstance("SHA-256");
    random();
    Math.random();
    java.lang.Math.random();
    DriverManager.getConnection(u);
    java.sql.DriverManager.getConnection(u);
    Random.next();
  }
}

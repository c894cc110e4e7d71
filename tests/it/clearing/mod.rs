mod clear;

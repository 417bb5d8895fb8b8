import model
from sklearn import svm
